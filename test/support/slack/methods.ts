import { type Answer, no, refusedView, yes } from "./answers.ts";
import type { Json } from "./ledger.ts";
import { messageMethods } from "./messages.ts";
import { app, team, userObject } from "./people.ts";
import { type KeptView, viewObject } from "./views.ts";
import type { World } from "./world.ts";

export type Method = (args: Json) => Answer;

/** The Web API, as much of it as a bot like ours may come to use. socketUrl: gives an address to connect to, once. */
export const webApi = (world: World, socketUrl: () => string): Readonly<Record<string, Method>> => ({
  "api.test": (args) => yes({ args }),
  "auth.test": () =>
    yes({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      team_id: team.id,
      user: "hagukumi",
      user_id: app.user,
      bot_id: app.bot,
      is_enterprise_install: world.enterprise !== undefined,
      ...(world.enterprise !== undefined && { enterprise_id: world.enterprise }),
    }),
  "team.info": () => yes({ team }),
  "bots.info": () => yes({ bot: { id: app.bot, app_id: app.id, user_id: app.user, name: "hagukumi", deleted: false } }),
  "apps.connections.open": () => yes({ url: socketUrl() }),
  ...peopleMethods(world),
  ...messageMethods(world),
  ...viewMethods(world),
  "assistant.threads.setSuggestedPrompts": ({ channel_id, prompts }) => {
    if (world.conversations.find(String(channel_id ?? "")) === undefined) return no("channel_not_found");
    return Array.isArray(prompts) && prompts.length >= 1 && prompts.length <= 4 ? yes() : no("invalid_arguments");
  },
  "assistant.threads.setStatus": () => yes(),
  "assistant.threads.setTitle": () => yes(),
});

const peopleMethods = ({ users, conversations }: World): Readonly<Record<string, Method>> => ({
  "users.info": ({ user }) => {
    const found = users.get(String(user ?? ""));
    return found ? yes({ user: userObject(found) }) : no("user_not_found");
  },
  "users.lookupByEmail": ({ email }) => {
    const found = [...users.values()].find((user) => user.email === email && !user.deleted);
    return found && email !== undefined ? yes({ user: userObject(found) }) : no("users_not_found");
  },
  "users.list": () => yes({ members: [...users.values()].map(userObject), response_metadata: { next_cursor: "" } }),
  "conversations.open": ({ users: whom }) => {
    const user = users.get(String(whom ?? ""));
    if (!user) return no(whom === undefined ? "users_list_not_supplied" : "user_not_found");
    if (user.deleted) return no("user_disabled");
    if (user.is_bot) return no("cannot_dm_bot");
    return yes({ no_op: true, already_open: true, channel: { id: conversations.direct(user.id), user: user.id } });
  },
  "conversations.info": ({ channel }) => {
    const id = String(channel ?? "");
    if (conversations.find(id) !== id) return no("channel_not_found");
    return yes({ channel: { id, is_im: id.startsWith("D"), is_ext_shared: false } });
  },
});

const viewMethods = (world: World): Readonly<Record<string, Method>> => {
  const { views, triggers, users } = world;
  const answered = (view: KeptView | string): Answer =>
    typeof view === "string" ? no(view) : yes({ view: viewObject(view) });
  const using = (method: string, args: Json, show: (by: { user: string; view?: string | undefined }) => Answer) => {
    const by = triggers.use(args.trigger_id);
    return typeof by === "string" ? no(by) : (refusedView(world, method, args.view) ?? show(by));
  };
  return {
    "views.open": (args) => using("views.open", args, ({ user }) => answered(views.open(user, args.view as Json))),
    "views.push": (args) =>
      using("views.push", args, ({ view }) => answered(views.push(view ?? "", args.view as Json) ?? "not_found")),
    "views.update": (args) => {
      const view = String(args.view_id ?? "");
      return (
        refusedView(world, "views.update", args.view) ?? answered(views.update(view, args.view as Json, args.hash))
      );
    },
    "views.publish": (args) => {
      const [user, view] = [String(args.user_id ?? ""), args.view as Json | undefined];
      if (!users.has(user)) return no("user_not_found");
      if (view?.type !== "home") return no("invalid_arguments");
      return refusedView(world, "views.publish", view) ?? answered(views.publish(user, view, args.hash));
    },
  };
};
