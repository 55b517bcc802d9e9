/** The manifests of the two Slack apps as data, ready to be pasted into Slack. */
import type { SlackAppName } from "../../domain/slack.ts";
import { STAFF_PROMPTS } from "../../domain/staff-prompt.ts";
import { SIGN_IN_BACK } from "./sign-in.ts";
import { COMMANDS, EVENTS, ofApp, SCOPES, SHORTCUTS, toRequestPath } from "./surface.ts";

type Words = {
  name: string;
  description: string;
  longDescription: string;
  color: string;
};

const WORDS: Readonly<Record<SlackAppName, Words>> = {
  staff: {
    name: "一对一专班",
    description: "科技创新专班内部用：认领、办理企业技术需求，查政策条款，看时限。",
    longDescription:
      "区科技创新专班的办理助手。企业的技术需求登记后，卡片发到对应工作小组的频道：谁来认领、退回给谁、补充什么、答复企业什么，都在卡片上按一下就能办，每一步都记入办理记录，时限快到会提醒。政策问题直接问，答复附条款和来源，没有依据的不作答，可以转人工。首页看我的、未认领和已超期的需求。内部备注只有专班看得到，发给企业的话先预览再发。请不要在这里写涉密内容。答复仅供参考，以主管部门最新口径为准。",
    color: "#1d4f7c",
  },
  enterprise: {
    name: "一对一企业服务",
    description: "问科技政策，报技术需求，看办理进度。",
    longDescription:
      "区科技创新专班的企业服务助手。政策问题直接问：能不能享受、多少钱、什么时候、要什么材料、找谁办，答复附条款和来源，文件里没有的会直说，并告诉您该找哪个部门。遇到技术难题，例如进口零部件断供、良率上不去、想找专家，用平常的话说就行：核对需求摘要、确认后登记，给您单号，由工作小组认领并主动联系，进度在首页“我的需求”里看。单位和联系方式只用于办理，需求默认仅专班内部可见。请不要在这里写涉密内容。答复仅供参考，以主管部门最新口径为准。",
    color: "#2f6f4f",
  },
};

/** What staff are offered to begin with. */
const PROMPTS = STAFF_PROMPTS.map(({ title, message }) => ({ title, message }));

/** How an app is reached: `url` is our public address without a slash at its end; by socket it is only where staff sign in. */
export type Reach = { door: "http"; url: string } | { door: "socket"; url: string | null };

/** A manifest. */
export function buildManifest(app: SlackAppName, reach: Reach): Record<string, unknown> {
  const url = reach.door === "http" ? reach.url : null;
  const words = WORDS[app];
  const requestUrl = url === null ? {} : { request_url: `${url}${toRequestPath(app)}` };
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: words.name,
      description: words.description,
      long_description: words.longDescription,
      background_color: words.color,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: words.name, always_online: true },
      ...(app === "staff" ? { agent_view: { agent_description: words.description, suggested_prompts: PROMPTS } } : {}),
      shortcuts: SHORTCUT_ENTRIES,
      slash_commands: COMMAND_ENTRIES.map((entry) => ({
        ...entry,
        should_escape: false,
        ...(url === null ? {} : { url: `${url}${toRequestPath(app)}` }),
      })),
    },
    oauth_config: toOauth(app, app === "staff" ? reach.url : null),
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: ofApp(EVENTS, app).map(({ event }) => event) },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

/** Scopes of the bot, and those by which a person says who they are, where staff sign in to the console by Slack. */
function toOauth(app: SlackAppName, siteUrl: string | null): Record<string, unknown> {
  const bot = ofApp(SCOPES, app).map(({ scope }) => scope);
  return siteUrl === null
    ? { scopes: { bot } }
    : { redirect_urls: [`${siteUrl}${SIGN_IN_BACK}`], scopes: { bot, user: SIGN_IN_SCOPES } };
}

const SIGN_IN_SCOPES = ["openid", "profile", "email"];

const SHORTCUT_ENTRIES = [
  {
    type: "message",
    name: "登记为需求",
    callback_id: SHORTCUTS.fileMessage,
    description: "把这条消息登记为技术需求，核对后再提交",
  },
  { type: "global", name: "提问或报需求", callback_id: SHORTCUTS.ask, description: "问科技政策，或者报一条技术需求" },
];

const COMMAND_ENTRIES = [
  { command: COMMANDS.need, description: "报一条技术需求", usage_hint: "进口轴承断供了，想找国产替代" },
  { command: COMMANDS.policy, description: "问科技政策", usage_hint: "高企认定奖励多少" },
];
