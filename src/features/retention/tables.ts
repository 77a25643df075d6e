import { KEY_LIVES_DAYS } from "../../bot/keys.ts";
import { toldToSubject } from "../../services/audit/told.ts";

type Moment = { readonly instant: string } | { readonly day: string };

/**
 * What retention knows of a table: whose rows they are and when their period begins. All of it is SQL over `row`;
 * `today` is the day of the run.
 */
export type TableRule = {
  /** When the period of a row begins, as an instant or a day; null: not yet. */
  readonly begins: Moment | "never";
  /** Person ids for `in (…)`: while one of them is held, the row stays. Absent: it is nobody's. */
  readonly of?: string;
  /** What still needs the row, so that it stays longer. */
  readonly neededBy?: string;
  /** Tables whose rows go with this one's, by the column that names its id. */
  readonly takes?: Readonly<Record<string, string>>;
  /** A city cannot set fewer days. */
  readonly leastDays?: number;
  readonly archive?: Archive;
  readonly told?: Told;
};

/** What those whom a row names are told of it, where it is not what stands above. */
type Told = {
  /** In place of `of`. */
  readonly of?: string;
  /** Person ids for `in (…)` by the part they have in the row; features/records has the words. */
  readonly as?: Readonly<Record<string, string>>;
  /** Since when the row is there, in place of `begins`; "untold": that would say too much, or nothing. */
  readonly since?: Moment | "untold";
  /** In place of `begins`, where something else than the deletion job drops the row. */
  readonly begins?: Moment;
};

/** How rows of a table are archived where their class is official. */
type Archive = {
  /** Which rows are records; the others just go. */
  readonly record: string;
  /** Columns whose person ids are archived as names; those of the second kind where the row is not `unnamed`. */
  readonly names: readonly string[];
  readonly hidden?: string;
};

/** Rows that belong to somebody who has left. */
const ofLeaver = {
  begins: { day: "(select p.left_on from person p where p.id = row.person_id)" },
  of: "row.person_id",
  told: { since: "untold" },
} as const;

/** The two of a pair that a row is of, and the day on which the pair ended. */
const ofPair = "select unnest(array[o.member_id, o.counterpart_id]) from one_on_one_pair o where o.id = row.pair_id";
const pairEnded = "(select o.ended_on from one_on_one_pair o where o.id = row.pair_id)";

const heldNow = "select h.person_id from legal_hold h where h.lifted_at is null";

const subjectTold = `case when ${toldToSubject} then row.subject_id end`;

/** In the order in which they are looked through: what names a person before the person. */
export const tables: Readonly<Record<string, TableRule>> = {
  // The body of what is done is empty. What nobody could answer for a month, nobody will: its body goes too.
  inbox_item: {
    begins: {
      instant:
        "case when row.state in ('done', 'failed') then row.received_at else row.received_at + interval '30 days' end",
    },
    leastDays: 2,
  },
  pause: { begins: { instant: "row.until" } },
  used_key: { begins: { instant: "row.used_at" }, of: "row.person_id", leastDays: KEY_LIVES_DAYS + 2 },
  web_session: { begins: { instant: "row.created_at" }, of: "row.person_id", leastDays: 1 },
  web_link: { begins: { instant: "row.expires_at" }, of: "row.person_id", told: { since: "untold" } },
  // A slot that is due yet must not be taken again.
  job_run: { begins: { instant: "row.ran_at" }, leastDays: 7 },
  model_use: { begins: { day: "row.day" }, of: "row.person_id" },
  question: { begins: { day: "row.asked_on" } },
  notice: { begins: { instant: "row.created_at" }, of: "row.to_id", takes: { delivery: "notice_id" } },
  delivery: { begins: "never" },
  enquiry: {
    begins: { instant: "coalesce(row.answered_at, row.withdrawn_at, row.asked_at)" },
    of: "row.asker_id, row.taken_by_id, row.answered_by_id",
    told: {
      as: { asker: "row.asker_id", handler: "row.taken_by_id, row.answered_by_id" },
      since: { instant: "row.asked_at" },
    },
    archive: {
      record: "row.answered_at is not null",
      names: ["taken_by_id", "answered_by_id"],
      hidden: "asker_id",
    },
  },
  curated_answer: {
    begins: { instant: "row.withdrawn_at" },
    of: "select v.author_id from curated_version v where v.answer_id = row.id",
    takes: { curated_version: "answer_id" },
    told: { since: { instant: "row.published_at" } },
    archive: { record: "true", names: [] },
  },
  curated_version: { begins: "never", archive: { record: "true", names: ["author_id"] } },
  evaluation: {
    begins: { instant: "row.closed_at" },
    of: "select row.person_id union select r.person_id from evaluation_rater r where r.evaluation_id = row.id",
    takes: {
      evaluation_deadline: "evaluation_id",
      evaluation_rater: "evaluation_id",
      evaluation_part: "evaluation_id",
      evaluation_fact: "evaluation_id",
      evaluation_interview: "evaluation_id",
      evaluation_rater_sheet: "evaluation_id",
      evaluation_complaint: "evaluation_id",
    },
    told: {
      as: {
        rated: "row.person_id",
        rater: "select r.person_id from evaluation_rater r where r.evaluation_id = row.id",
      },
      since: { day: "row.from_day" },
    },
  },
  evaluation_deadline: { begins: "never" },
  evaluation_rater: { begins: "never", told: { of: "row.person_id", since: { day: "row.from_day" } } },
  evaluation_part: { begins: "never", told: { of: "row.author_id", since: { instant: "row.updated_at" } } },
  evaluation_fact: { begins: "never", told: { of: "row.author_id", since: { day: "row.day" } } },
  evaluation_interview: {
    begins: "never",
    told: { of: "row.proposed_by_id, row.recorded_by_id", since: "untold" },
  },
  evaluation_rater_sheet: { begins: "never", told: { of: "row.author_id", since: { instant: "row.updated_at" } } },
  evaluation_complaint: { begins: "never", told: { of: "row.answered_by_id", since: { instant: "row.made_at" } } },
  evaluation_cycle: {
    begins: { instant: "row.closed_at" },
    neededBy: "exists (select from evaluation e where e.cycle_id = row.id)",
    takes: { evaluation_training: "cycle_id", evaluation_unit_goal: "cycle_id" },
  },
  evaluation_training: { begins: "never", of: "row.person_id", told: { since: { instant: "row.done_at" } } },
  evaluation_unit_goal: {
    begins: "never",
    of: "row.author_id",
    told: { since: { instant: "row.updated_at" } },
  },
  attendance_day: { begins: { day: "row.day" }, of: "row.person_id" },
  attendance_month: { begins: { day: "row.month" }, of: "row.person_id" },
  leave_balance: { begins: { day: "make_date(greatest(row.year, 2000), 12, 31)" }, of: "row.person_id" },
  leave_plan: {
    begins: { day: "row.day" },
    of: "row.person_id, row.answered_by_id",
    told: { as: { self: "row.person_id", manager: "row.answered_by_id" } },
  },
  leave_declined: { begins: { day: "row.day" }, of: "row.person_id" },
  leave_obstacle: { begins: { instant: "row.told_at" }, of: "row.author_id" },
  leave_unit_month: { begins: { day: "row.month" } },
  attendance_import: { begins: { instant: "row.imported_at" } },
  overtime_exemption: {
    begins: { day: "row.to_day" },
    of: `select x.person_id from overtime_exempted x where x.exemption_id = row.id
      union select row.recorded_by_id union select row.reviewed_by_id`,
    takes: { overtime_exempted: "exemption_id" },
    told: {
      as: {
        self: "select x.person_id from overtime_exempted x where x.exemption_id = row.id",
        handler: "row.recorded_by_id, row.reviewed_by_id",
      },
      since: { day: "row.from_day" },
    },
  },
  overtime_exempted: { begins: "never" },
  overtime_health: {
    begins: { day: "row.month" },
    of: "row.person_id, row.physician_told_by_id",
    told: { as: { self: "row.person_id", handler: "row.physician_told_by_id" }, since: { instant: "row.found_at" } },
  },
  overtime_talk: {
    begins: { instant: "row.sent_at" },
    of: "row.person_id, row.manager_id",
    told: { as: { self: "row.person_id", manager: "row.manager_id" } },
  },
  overtime_review: {
    begins: { day: "row.due_on" },
    of: "row.person_id, row.written_by_id",
    told: { as: { self: "row.person_id", handler: "row.written_by_id" }, since: { instant: "row.opened_at" } },
  },
  // Held with whoever wrote to their unit after it: what they wrote goes with it. Being asked or having answered holds
  // nothing, since that somebody answered is gone as soon as the answers are counted (docs/pulse.md).
  pulse_survey: {
    begins: { day: "row.closes_on" },
    of: "select p.author_id from pulse_promise p where p.survey_id = row.id",
    takes: {
      pulse_invited: "survey_id",
      pulse_participation: "survey_id",
      pulse_ballot: "survey_id",
      pulse_comment: "survey_id",
      pulse_promise: "survey_id",
    },
    told: { of: "null::uuid" },
  },
  pulse_invited: { begins: "never", told: { of: "row.person_id", as: { asked: "row.person_id" }, since: "untold" } },
  // Since when somebody has answered is written nowhere.
  pulse_participation: {
    begins: "never",
    of: "row.person_id",
    told: { as: { answered: "row.person_id" }, since: "untold" },
  },
  pulse_ballot: { begins: "never" },
  pulse_comment: { begins: "never" },
  pulse_promise: {
    begins: "never",
    told: { of: "row.author_id", as: { promised: "row.author_id" }, since: { day: "row.written_on" } },
  },
  // Notes go before the pair that they are of, and a pair before the person.
  one_on_one_meeting: {
    begins: { day: `coalesce(row.held_on, ${pairEnded})` },
    of: ofPair,
    takes: { one_on_one_text: "meeting_id", one_on_one_summary: "meeting_id" },
    told: {
      of: `${ofPair} union select row.proposed_by_id union select row.recorded_by_id`,
      since: { day: "row.held_on" },
    },
  },
  one_on_one_text: { begins: "never", told: { of: "row.author_id", since: { instant: "row.at" } } },
  one_on_one_summary: { begins: "never" },
  one_on_one_promise: {
    begins: { day: `coalesce(row.ended_on, ${pairEnded})` },
    of: `${ofPair} union select row.owner_id`,
    told: { since: { day: "row.made_on" } },
  },
  one_on_one_pair: {
    begins: { day: "row.ended_on" },
    of: "row.member_id, row.counterpart_id",
    takes: { one_on_one_handover: "from_id" },
    neededBy: `exists (select from one_on_one_meeting m where row.id in (m.pair_id, m.handed_to_id))
      or exists (select from one_on_one_promise r where r.pair_id = row.id)
      or exists (select from one_on_one_handover h where h.to_id = row.id)`,
    told: {
      of: "row.member_id, row.counterpart_id, row.asked_by_id",
      as: { talker: "row.member_id", listener: "row.counterpart_id" },
      since: { instant: "row.created_at" },
    },
  },
  one_on_one_handover: { begins: "never", told: { of: "row.proposed_by_id", since: "untold" } },
  one_on_one_tally: { begins: { day: "row.month" } },
  account: { ...ofLeaver, told: { since: { instant: "row.linked_at" } } },
  // While it is somebody's on the roster it is how they are reached.
  teams_place: {
    begins: {
      day: `case when exists (select from account a where a.platform = 'teams' and a.external_id = row.account)
        then null else row.seen_on end`,
    },
    of: `select a.person_id from account a where a.platform = 'teams' and a.external_id = row.account
      union select p.id from person p where p.email = lower(row.email)`,
    told: { since: "untold" },
  },
  person_role: ofLeaver,
  mute: ofLeaver,
  weekly_time: ofLeaver,
  departure_plan: {
    begins: { day: "row.day" },
    of: "row.person_id, row.replier_id",
    told: { as: { self: "row.person_id", replier: "row.replier_id" } },
  },
  departure_unit: { begins: "never" },
  // A kind that was given up stays so for as long as the row does.
  nudge_trial: {
    begins: { instant: "case when row.dropped then null else row.ended_at end" },
    takes: { nudge_trial_unit: "trial_id" },
  },
  nudge_trial_unit: { begins: "never" },
  weekly_card: { begins: { instant: "row.told_at" }, of: "row.lead_id" },
  staff_import: { begins: { instant: "row.imported_at" } },
  legal_hold: {
    begins: { instant: "row.lifted_at" },
    of: "row.person_id, row.set_by_id",
    // Since when somebody is held can say why.
    told: { as: { held: "row.person_id", setter: "row.set_by_id" }, since: "untold" },
  },
  person: {
    begins: { day: "row.left_on" },
    of: "row.id",
    takes: { assignment: "person_id" },
    told: { as: { self: "row.id" }, since: { instant: "row.created_at" } },
    neededBy: `exists (select from enquiry e where row.id in (e.asker_id, e.taken_by_id, e.answered_by_id))
      or exists (select from curated_version v where v.author_id = row.id)
      or exists (select from evaluation e where e.person_id = row.id)
      or exists (select from evaluation_rater r where r.person_id = row.id)
      or exists (select from evaluation_part a where a.author_id = row.id)
      or exists (select from evaluation_fact f where f.author_id = row.id)
      or exists (select from evaluation_rater_sheet s where s.author_id = row.id)
      or exists (select from evaluation_complaint c where c.answered_by_id = row.id)
      or exists (select from evaluation_unit_goal g where g.author_id = row.id)
      or exists (select from attendance_day d where d.person_id = row.id)
      or exists (select from attendance_month m where m.person_id = row.id)
      or exists (select from leave_balance l where l.person_id = row.id)
      or exists (select from overtime_exemption e where row.id in (e.recorded_by_id, e.reviewed_by_id))
      or exists (select from overtime_exempted x where x.person_id = row.id)
      or exists (select from overtime_health h where row.id in (h.person_id, h.physician_told_by_id))
      or exists (select from overtime_talk t where row.id in (t.person_id, t.manager_id))
      or exists (select from overtime_review r where row.id in (r.person_id, r.written_by_id))
      or exists (select from pulse_invited i where i.person_id = row.id)
      or exists (select from pulse_promise o where o.author_id = row.id)
      or exists (select from leave_plan v where row.id in (v.person_id, v.answered_by_id))
      or exists (select from leave_declined d where d.person_id = row.id)
      or exists (select from leave_obstacle o where o.author_id = row.id)
      or exists (select from one_on_one_pair o where row.id in (o.member_id, o.counterpart_id))
      or exists (select from legal_hold h where row.id in (h.person_id, h.set_by_id))
      or exists (select from assignment a where a.manager_id = row.id
                  and (a.to_day is null or a.to_day > today or a.person_id in (${heldNow})))`,
  },
  assignment: {
    begins: "never",
    told: {
      of: "row.person_id, row.manager_id",
      as: { self: "row.person_id", manager: "row.manager_id" },
      since: { day: "row.from_day" },
    },
  },
  unit: { begins: "never" },
  // Dropped by services/audit, from its oldest on.
  audit_entry: {
    begins: "never",
    leastDays: 366,
    told: {
      of: `row.actor_id, ${subjectTold}`,
      as: { doer: "row.actor_id", subject: subjectTold },
      begins: { instant: "row.at" },
    },
  },
};

/** Whom a row of a table names, as `of`; undefined: nobody. */
export const namedIn = (table: string): string | undefined => tables[table]?.told?.of ?? tables[table]?.of;

/** Tables that go only with another's rows, by that other. */
export const takenBy = (table: string): string | undefined =>
  Object.entries(tables).find(([, { takes }]) => takes && Object.hasOwn(takes, table))?.[0];
