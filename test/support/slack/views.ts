import { randomBytes } from "node:crypto";
import { type Blocks, named } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { app, team } from "./people.ts";

/** A modal or a home as Slack keeps it. */
export type KeptView = {
  readonly id: string;
  readonly type: "modal" | "home";
  readonly user: string;
  readonly blocks: Blocks;
  readonly title?: unknown;
  readonly submit?: unknown;
  readonly close?: unknown;
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
};

/** Modals lie on one another, three at most. */
export type Views = {
  readonly open: (user: string, drawn: Json) => KeptView;
  /** Upon the view that was pressed; undefined when that is closed, or the pile is full. */
  readonly push: (on: string, drawn: Json) => KeptView | undefined | "push_limit_reached";
  readonly update: (id: string, drawn: Json, hash?: unknown) => KeptView | "not_found" | "hash_conflict";
  readonly publish: (user: string, drawn: Json, hash?: unknown) => KeptView | "hash_conflict";
  /** Closes the uppermost, or all. */
  readonly close: (user: string, all?: boolean) => void;
  readonly view: (id: string) => KeptView | undefined;
  /** The uppermost that lies open before a person. */
  readonly before: (user: string) => KeptView | undefined;
  readonly home: (user: string) => KeptView | undefined;
};

const MOST = 3;

export function createViews(): Views {
  const views = new Map<string, KeptView>();
  const piles = new Map<string, readonly string[]>();
  const homes = new Map<string, KeptView>();
  const keep = (view: KeptView) => {
    views.set(view.id, view);
    return view;
  };
  const pileOf = (user: string) => piles.get(user) ?? [];
  const lies = (id: string) => pileOf(views.get(id)?.user ?? "").includes(id);
  return {
    open: (user, drawn) => {
      const opened = keep(made(user, drawn, {}));
      piles.set(user, [opened.id]);
      return opened;
    },
    push: (on, drawn) => {
      const below = views.get(on);
      if (!below || !lies(on)) return undefined;
      const pile = pileOf(below.user);
      if (pile.length >= MOST) return "push_limit_reached";
      const pushed = keep(made(below.user, drawn, { root: below.root_view_id, below: pile.at(-1) }));
      piles.set(below.user, [...pile, pushed.id]);
      return pushed;
    },
    update: (id, drawn, hash) => {
      const old = views.get(id);
      if (!old || !lies(id)) return "not_found";
      if (hash !== undefined && hash !== old.hash) return "hash_conflict";
      const { root_view_id: root, previous_view_id: below } = old;
      return keep({ ...made(old.user, drawn, { root, below: below ?? undefined }), id });
    },
    publish: (user, drawn, hash) => {
      const old = homes.get(user);
      if (hash !== undefined && hash !== old?.hash) return "hash_conflict";
      const view = keep({ ...made(user, drawn, {}), ...(old && { id: old.id, root_view_id: old.id }) });
      homes.set(user, view);
      return view;
    },
    close: (user, all = false) => void piles.set(user, all ? [] : pileOf(user).slice(0, -1)),
    view: (id) => views.get(id),
    before: (user) => views.get(pileOf(user).at(-1) ?? ""),
    home: (user) => homes.get(user),
  };
}

let counted = 0;

function made(user: string, drawn: Json, { root, below }: { root?: string; below?: string | undefined }): KeptView {
  counted += 1;
  const id = `V0${counted.toString(36).toUpperCase().padStart(8, "0")}`;
  return {
    ...drawn,
    id,
    user,
    type: drawn.type === "home" ? "home" : "modal",
    blocks: named(drawn.blocks),
    private_metadata: String(drawn.private_metadata ?? ""),
    callback_id: String(drawn.callback_id ?? ""),
    hash: `${Date.now()}.${randomBytes(4).toString("hex")}`,
    root_view_id: root ?? id,
    previous_view_id: below ?? null,
  };
}

/** The view as Slack sends it. */
export const viewObject = ({ user: _, ...view }: KeptView, state: Json = { values: {} }) => ({
  title: null,
  submit: null,
  close: null,
  notify_on_close: false,
  clear_on_close: false,
  external_id: "",
  ...view,
  state,
  team_id: team.id,
  app_id: app.id,
  bot_id: app.bot,
  app_installed_team_id: team.id,
});
