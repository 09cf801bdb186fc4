import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import { ActionKey, ask, Problem, query, type Verb } from "./client";
import type { Page } from "./types";

interface Reading {
  /** Milliseconds between two looks, or false. */
  every?: number | false;
  keep?: boolean;
  /** Milliseconds for which an answer is good without asking again. */
  fresh?: number;
  /** A quote or preview, not something kept by the server. */
  calculated?: boolean;
}

/** Reads one resource; no path, no request. */
export function useGet<T>(path: string | null, { every = false, keep = false, fresh, calculated = false }: Reading = {}): UseQueryResult<T, Problem> {
  return useQuery<T, Problem>({
    queryKey: [path],
    queryFn: ({ signal }) => ask<T>("GET", path!, { signal }),
    enabled: path !== null,
    refetchInterval: every,
    placeholderData: keep ? keepPreviousData : undefined,
    staleTime: fresh,
    meta: { calculated },
  });
}

/** Reads a list page by page. */
export function usePages<T>(path: string, filter: Record<string, string | null | undefined>, limit = 50) {
  return useInfiniteQuery<Page<T>, Problem, { pages: Page<T>[] }, [string, string], string | null>({
    queryKey: [path, query(filter)],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<T>>("GET", path + query({ ...filter, cursor: pageParam, limit }), { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

interface Command<V> {
  verb?: Verb;
  path: string | ((given: V) => string);
  body?: (given: V) => unknown;
  revision?: number;
}

/**
 * A command of the user: never optimistic, its key kept until the server has answered for certain,
 * and everything on screen read anew once it has.
 */
export function useCommand<T, V = void>({ verb = "POST", path, body, revision }: Command<V>): UseMutationResult<T, Problem, V> {
  const key = useRef(new ActionKey());
  const client = useQueryClient();
  return useMutation<T, Problem, V>({
    mutationFn: async (given) => {
      const to = typeof path === "string" ? path : path(given);
      const sent = body === undefined ? (given === undefined ? undefined : given) : body(given);
      try {
        const done = await ask<T>(verb, to, { body: sent, key: key.current.for([to, sent, revision]), revision });
        key.current.settled();
        return done;
      } catch (e) {
        if (e instanceof Problem && !e.uncertain) key.current.settled();
        throw e;
      }
    },
    // What was only calculated (quotes, previews) is calculated anew when it is asked for.
    onSuccess: () => client.invalidateQueries({ predicate: (q) => q.meta?.calculated !== true }),
  });
}
