export type ManifestServices = {
  /** Holds `slack/` and `teams/`. */
  readonly folder: string;
  /** PUBLIC_URL as it is set; the address when `--url` is not given. */
  readonly publicUrl: () => string | undefined;
};
