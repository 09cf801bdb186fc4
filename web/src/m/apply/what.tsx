import { useEffect, useRef } from "react";
import { useCommand } from "../../api/hooks";
import type { Application } from "../../api/types";
import { cny } from "../../money/format";
import { Skeleton, Trouble } from "../../parts/answers";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { NextBar, type StepProps } from "./steps";
import { useWish, WishForm, type Wish } from "./wish";

const pauseBeforeSaving = 800;

/** Changes of the wish are saved by themselves, within two seconds. */
export function WhatStep({ application, product, next }: StepProps) {
  const { t } = useLanguage();
  const [wish, setWish] = useWish(product, { amount: application.amount?.amount ?? product?.amountMin.amount ?? "", months: application.months ?? 12, purpose: application.purpose ?? "" });
  const save = useCommand<Application, Wish>({
    verb: "PUT",
    path: `/applications/${application.id}`,
    body: (w) => ({ amount: cny(w.amount), months: w.months, purpose: w.purpose }),
  });
  const kept = useRef(JSON.stringify(wish));
  const { mutate } = save;
  useEffect(() => {
    if (JSON.stringify(wish) === kept.current) return;
    const timer = setTimeout(() => {
      kept.current = JSON.stringify(wish);
      mutate(wish);
    }, pauseBeforeSaving);
    return () => clearTimeout(timer);
  }, [wish, mutate]);
  if (product === undefined) return <Skeleton />;
  return (
    <div className="stack">
      <WishForm product={product} wish={wish} change={setWish} />
      {save.error !== null && <Trouble problem={save.error} command retry={() => mutate(wish)} />}
      <NextBar to={next} text={save.isPending ? t(common.savingDraft) : t(common.next)} disabled={save.isPending || JSON.stringify(wish) !== kept.current} testid="apply-next" />
    </div>
  );
}
