import type { Page } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { text as cityText } from "./city/text.ts";
import type { Shows as CityShows } from "./city/views.ts";
import { text as healthText } from "./health/text.ts";
import type { Shows as HealthShows } from "./health/views.ts";
import { text as reviewText } from "./review/text.ts";
import type { Shows as ReviewShows } from "./review/views.ts";

type Shown = CityShows | HealthShows | ReviewShows;

const page = <S extends Shown>(name: S, title: string): Page<S> => ({
  ...{ name, title },
  target: { feature: "overtime", name, about: {} },
});

/** HR's: the city's hours, whose health asks for care, and the reviews of breaches. */
export const pagesFor = ({ locale, roles }: Person): readonly Page<Shown>[] =>
  roles.includes("HR")
    ? [
        page("hours", cityText[locale].page),
        page("health", healthText[locale].page),
        page("reviews", reviewText[locale].page),
      ]
    : [];
