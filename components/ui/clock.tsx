'use client';

import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';

import { preferenceCookie, TIME_ZONE_COOKIE } from '#lib/preferences.ts';

interface ClockValue {
  now: Date;
  timeZone: string;
}

const ClockContext = createContext<ClockValue | null>(null);

function useClock(): ClockValue {
  const clock = use(ClockContext);
  if (!clock) throw new Error('Times need a ClockProvider above them.');
  return clock;
}

/** The current time as the server sees it, fresh to 30 s. */
export function useNow(): Date {
  return useClock().now;
}

/** The browser's IANA time zone; UTC in the first paint of a first visit. */
export function useTimeZone(): string {
  return useClock().timeZone;
}

/** Server time that moves on by itself: the difference to this computer's clock is taken once per answer. */
function useTicking(serverNow: Date): Date {
  const answered = serverNow.getTime();
  const [clock, setClock] = useState({ answered, now: serverNow });
  if (clock.answered !== answered) setClock({ answered, now: serverNow });
  useEffect(() => {
    const ahead = answered - Date.now();
    const timer = setInterval(() => setClock({ answered, now: new Date(Date.now() + ahead) }), 30_000);
    return () => clearInterval(timer);
  }, [answered]);
  return clock.now;
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const neverChanges = () => () => {};

/** The zone the cookie told the server, then the browser's own, which goes into the cookie for the next page. */
function useZone(known: string): string {
  const zone = useSyncExternalStore(neverChanges, ownZone, () => known);
  useEffect(() => {
    if (zone !== known) document.cookie = preferenceCookie(TIME_ZONE_COOKIE, zone);
  }, [zone, known]);
  return zone;
}

/** `now` is the moment the server rendered with: the first client render says the same, so nothing jumps. */
export function ClockProvider({ now, timeZone, children }: { now: Date; timeZone: string; children: ReactNode }) {
  return <ClockContext value={{ now: useTicking(now), timeZone: useZone(timeZone) }}>{children}</ClockContext>;
}

/** Restarts the clock from a fresher answer, such as the `now` of a list. */
export function FreshClock({ now, children }: { now: Date; children: ReactNode }) {
  const timeZone = useTimeZone();
  return <ClockContext value={{ now: useTicking(now), timeZone }}>{children}</ClockContext>;
}
