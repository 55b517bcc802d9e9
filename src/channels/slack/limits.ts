/** Slack's limits on what is sent to it: one table for the renderers, the manifests and the check that every test's payload passes. */

/**
 * Limits by what they bind.
 *
 * Unit    characters (UTF-16 units) or counts; `view.bytes` in bytes of JSON
 * Source  docs.slack.dev, Block Kit, views and app manifest reference, November 2026; `message.allText` is undocumented
 *         (seen as an error at about 13,200), `richText` is ours
 */
export const LIMITS = {
  message: { blocks: 50, text: 4000, allText: 13_200 },
  view: { blocks: 100, title: 24, button: 24, metadata: 3000, bytes: 250_000 },
  id: 255,
  plainText: 3000,
  section: { text: 3000, fields: 10, field: 2000 },
  header: 150,
  markdown: 12_000,
  richText: 3000,
  actions: 25,
  context: 10,
  contextActions: 5,
  button: { text: 75, value: 2000, url: 3000 },
  select: { options: 100, text: 75, value: 150, description: 75, placeholder: 150 },
  overflow: { options: 5 },
  choices: { options: 10 },
  sessionTitle: 200,
  confirm: { title: 100, text: 300, button: 30 },
  input: { label: 2000, hint: 2000, text: 3000, placeholder: 150 },
  manifest: {
    name: 35,
    description: 140,
    longDescription: { min: 174, max: 4000 },
    botName: 80,
    agentDescription: 300,
    prompts: 4,
    shortcuts: 10,
    shortcut: { name: 24, description: 150 },
    commands: 50,
    command: { name: 32, description: 2000, hint: 1000 },
    scopes: 255,
    events: 100,
  },
} as const;
