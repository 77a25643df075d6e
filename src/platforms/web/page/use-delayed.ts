import { useEffect, useState } from "preact/hooks";

/** False, and true after a while. */
export function useDelayed(ms: number): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return due;
}
