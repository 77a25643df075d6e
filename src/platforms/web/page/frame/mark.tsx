/** 双葉: two leaves of a seedling. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path class="mark-leaf" d="M19 25C8 25 4 17 4 8c10 0 15 6 15 17Z" />
    <path class="mark-young-leaf" d="M21 25c0-8 5-13 15-13 0 8-5 13-15 13Z" />
    <path class="mark-stem" d="M20 22v13M12 36h16" />
  </svg>
);
