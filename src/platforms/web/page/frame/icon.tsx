const paths = {
  talk: "M4 5h16v11H9l-5 4V5Z",
  inbox: "M4 5h16v14H4V5Zm0 8h5l1 2h4l1-2h5",
  dashboard: "M4 4h7v9H4V4Zm9 0h7v5h-7V4Zm-9 11h7v5H4v-5Zm9-4h7v9h-7v-9Z",
} as const;

export const Icon = ({ name }: { readonly name: keyof typeof paths }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
