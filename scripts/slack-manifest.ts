/** `npm run slack:manifest`: prints the manifest of one of the two Slack apps, ready to paste. */
import { buildManifest, type Reach } from "../src/channels/slack/manifest.ts";
import { APPS } from "../src/channels/slack/surface.ts";
import type { SlackAppName } from "../src/domain/slack.ts";
import { InvalidInputError } from "../src/errors.ts";
import { readArguments, runCommand } from "./command.ts";

const HELP = `用法：npm run -s slack:manifest -- <staff|enterprise> [--url https://对外地址] [--socket]

打印 Slack 应用的 manifest（JSON）：在 https://api.slack.com/apps 选 Create New App → From a manifest，粘贴即可。
  staff            专班用的应用（agent_view）
  enterprise       企业用的应用（访客也能用）
  --url <地址>      本服务对外的 https 地址，用 HTTP 接收；不写就用 Socket Mode，不需要对外地址
  --socket         写了 --url 也用 Socket Mode：地址只用来以 Slack 登录办理台
  -h, --help       显示这段说明
两个应用装在同一个工作区时，/need 和 /policy 归后装的那个：请后装 enterprise。`;

await runCommand(async () => {
  const { values, positionals } = readArguments({
    url: { type: "string" },
    socket: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const [app, ...more] = positionals;
  if (app === undefined || !isApp(app) || more.length > 0) {
    throw new InvalidInputError("请写要哪个应用：npm run -s slack:manifest -- staff，或 enterprise。");
  }
  const url = values.url === undefined ? null : readUrl(values.url);
  const reach: Reach = url === null || values.socket === true ? { door: "socket", url } : { door: "http", url };
  console.log(JSON.stringify(buildManifest(app, reach), null, 2));
  return 0;
});

function isApp(name: string): name is SlackAppName {
  return APPS.some((one) => one === name);
}

/** Slack calls https addresses only; what follows the host is where a proxy puts the service. */
function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || url.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "") {
    throw new InvalidInputError(`--url 要写对外的 https 地址，例如 https://yiduiyi.example.gov.cn，不能是 ${text}。`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/u, "");
}
