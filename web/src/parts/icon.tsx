const shapes = {
  bell: "M6 16h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v3.5zM10 19h4",
  chat: "M5 5h14v10h-8l-4 4v-4H5z",
  down: "M7 10l5 5 5-5",
  right: "M9 6l6 6-6 6",
  left: "M15 5l-7 7 7 7",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  borrow: "M4 13c5 2.5 11 2.5 16-.5-1 4-3 6.5-5 7.5H8.5c-2-1-3.5-4-4.5-7zM8 12a4 4 0 0 1 8 0",
  doc: "M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h7",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  send: "M4 12l16-8-6 16-3-6z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  warn: "M12 4l9 16H3zM12 10v4M12 17v.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.5 16.5L21 21",
  today: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14a6.5 6.5 0 0 1 3.5 6",
  bank: "M3 10l9-6 9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18",
  book: "M5 4h14v16H5zM9 4v16M12 9h4",
  chart: "M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6",
  gear: "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2M18.4 5.6l-2 2M7.6 16.4l-2 2",
  swap: "M4 8h14l-3-3M20 16H6l3 3",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z",
  link: "M9 15l6-6M8 11l-3 3a3.5 3.5 0 0 0 5 5l3-3M16 13l3-3a3.5 3.5 0 0 0-5-5l-3 3",
  x: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
  upload: "M12 16V4M7 9l5-5 5 5M4 20h16",
  out: "M14 4h6v16h-6M4 12h11M11 8l4 4-4 4",
  box: "M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9",
  tool: "M14.5 6.5a4 4 0 0 1 5-1l-3 3 1 2.5 2.5 1 3-3M14 11l-9 9",
  wage: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 8l3.5 4.5L15.5 8M12 12.5V17M9 13h6M9 15.5h6",
  shop: "M4 10l1.5-6h13L20 10M4 10v10h16V10M4 10c0 2 2.7 2 2.7 0 0 2 2.6 2 2.6 0 0 2 2.7 2 2.7 0 0 2 2.7 2 2.7 0 0 2 2.6 2 2.6 0 0 2 2.7 2 2.7 0M9 20v-5h6v5",
  truck: "M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  copy: "M8 8h11v12H8zM5 16V4h11",
  col: "M4 6h16M4 12h16M4 18h16",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4",
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside a word; it says nothing on its own. */
export function Icon({ name, size, tone }: { name: IconName; size?: "sm" | "lg"; tone?: string }) {
  return (
    <span className={`ic ${size ?? ""} ${tone ?? ""}`} aria-hidden="true">
      <svg viewBox="0 0 24 24">
        <path d={shapes[name]} />
      </svg>
    </span>
  );
}

export function Logo({ size = 32 }: { size?: number }) {
  const dark = document.documentElement.dataset.theme === "dark";
  return <img src={`/brand/${dark ? "logo-dark" : "logo"}.svg`} alt="" width={size} height={size} />;
}
