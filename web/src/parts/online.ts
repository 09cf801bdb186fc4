import { useSyncExternalStore } from "react";

const watch = (changed: () => void) => {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
};

/** Whether the browser has a connection; without one, pages can be read but nothing that moves money is offered. */
export const useOnline = (): boolean => useSyncExternalStore(watch, () => navigator.onLine);
