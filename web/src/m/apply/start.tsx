import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useCommand, useGet } from "../../api/hooks";
import type { Application, Product } from "../../api/types";
import { cny } from "../../money/format";
import { Empty, Loaded, Trouble } from "../../parts/answers";
import { BusyButton } from "../../parts/controls";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";
import { PhonePage } from "../shell";
import { stepPath, StepsLine } from "./steps";
import { useWish, WishForm } from "./wish";

/** The first answer makes the draft. */
export function Component() {
  const { product: code } = useParams();
  const { t } = useLanguage();
  const products = useGet<Product[]>("/products");
  return (
    <PhonePage title={t(phone.whatFor)} back="/m/borrow" className="with-cta">
      <StepsLine at={0} saved={null} />
      <div className="pad">
        <Loaded of={products} shape="line,block,block">
          {(all) => {
            const product = all.find((p) => p.code === code);
            return product === undefined ? <Empty text={t(common.notFound)} /> : <Start product={product} />;
          }}
        </Loaded>
      </div>
    </PhonePage>
  );
}

function Start({ product }: { product: Product }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [wish, setWish] = useWish(product);
  const [asked, setAsked] = useState(false);
  const create = useCommand<Application, unknown>({ path: "/applications" });
  const purposeMissing = wish.purpose === "";
  const submit = () => {
    setAsked(true);
    if (purposeMissing) return;
    create.mutate(
      { product: product.code, amount: cny(wish.amount), months: wish.months, purpose: wish.purpose },
      { onSuccess: (a) => void navigate(stepPath(a.id, "consents")) },
    );
  };
  return (
    <div className="stack">
      <WishForm product={product} wish={wish} change={setWish} />
      {asked && purposeMissing && (
        <p className="help bad" role="alert">
          {t(phone.purposeMissing)}
        </p>
      )}
      {create.error !== null && <Trouble problem={create.error} command />}
      <div className="cta">
        <BusyButton busy={create.isPending} className="btn pri big" onClick={submit} testid="apply-next">
          {t(common.next)}
        </BusyButton>
      </div>
    </div>
  );
}
