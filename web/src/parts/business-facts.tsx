import type { Enterprise } from "../api/types";
import { percent } from "../money/format";
import { sizes } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";

export function BusinessFacts({ of: e }: { of: Enterprise }) {
  const { t } = useLanguage();
  const facts: [string, string | null][] = [
    [t(phone.name), e.name],
    [t(phone.creditCode), e.creditCode],
    [t(phone.industry), e.industry === null ? null : `${t(e.industry.name)} ${e.industry.code}`],
    [t(phone.sizeClass), e.size === null ? null : t(sizes[e.size])],
    [t(phone.address), e.address],
    [t(phone.registeredOn), e.registeredOn],
    [t(phone.staff), e.staff === null ? null : String(e.staff)],
    [t(phone.legalRep), e.legalRepresentative?.name ?? null],
    [t(phone.idNumber), e.legalRepresentative?.idNumberMasked ?? null],
    [t(phone.phoneNumber), e.legalRepresentative?.phoneMasked ?? null],
    [t(phone.owners), e.owners.length === 0 ? null : e.owners.map((o) => `${o.name} ${percent(o.share, 0)}`).join(" · ")],
  ];
  return (
    <dl className="receipt">
      {facts.map(([what, fact]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd className="r" style={{ overflowWrap: "anywhere" }}>
            {fact ?? "—"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
