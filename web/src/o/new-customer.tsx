import Big from "big.js";
import { useId, useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { Enterprise, Industry } from "../api/types";
import { cny } from "../money/format";
import { Note } from "../parts/answers";
import { BusinessFacts } from "../parts/business-facts";
import { DateInput, MoneyInput, TextField } from "../parts/controls";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useAsOf } from "./as-of";
import { CommandFoot, PageHead } from "./page";

const empty = {
  creditCode: "",
  name: "",
  industry: "",
  address: "",
  registeredOn: "",
  staff: "",
  revenueYearly: "",
  assets: "",
  person: "",
  idNumber: "",
  phone: "",
  owner: "",
  share: "",
};

type Field = keyof typeof empty;

/** Where the server's name of a field stands on this page. */
const fields: Record<string, Field> = {
  creditCode: "creditCode",
  name: "name",
  industry: "industry",
  address: "address",
  registeredOn: "registeredOn",
  staff: "staff",
  revenueYearly: "revenueYearly",
  assets: "assets",
  legalRepresentative: "person",
  "legalRepresentative.name": "person",
  idNumber: "idNumber",
  "legalRepresentative.idNumber": "idNumber",
  phone: "phone",
  "legalRepresentative.phone": "phone",
  owners: "share",
  "owners.share": "share",
  "owners.name": "owner",
};

const optional: Field[] = ["owner", "share"];
const isShare = (typed: string): boolean => /^\d{1,3}(\.\d{1,4})?$/.test(typed) && Big(typed).gt(0) && Big(typed).lte(100);

/** Registers an enterprise: what is on its licence, its figures, and who represents it. */
export function Component() {
  const { t } = useLanguage();
  const [of, setOf] = useState(empty);
  const { today } = useAsOf();
  const register = useCommand<Enterprise, unknown>({ path: "/enterprises" });
  const set = (field: Field) => (value: string) => {
    setOf({ ...of, [field]: value });
    if (register.error !== null && at === field) register.reset();
  };
  const at = register.error?.field === undefined || register.error.field === null ? undefined : fields[register.error.field.replace(/\[\d+\]/g, "")];
  const wrong = (field: Field): string | null => (at === field && register.error !== null ? t(register.error.texts) : null);
  const staffWrong = of.staff !== "" && !/^\d{1,7}$/.test(of.staff);
  const shareWrong = of.share !== "" && !isShare(of.share);
  const missing = (Object.keys(of) as Field[]).some((f) => !optional.includes(f) && of[f].trim() === "") || (of.owner.trim() === "") !== (of.share.trim() === "");
  if (register.data !== undefined) return <Done enterprise={register.data} again={() => { register.reset(); setOf(empty); }} />;
  return (
    <>
      <PageHead title={t(desk.registerCustomer)} about={t(desk.registerHow)} />
      <div className="cols half">
        <section className="card stack">
          <h2>{t(desk.newCustomerWhat)}</h2>
          <TextField label={t(desk.creditCode)} value={of.creditCode} change={(v) => set("creditCode")(v.toUpperCase().replace(/\s/g, ""))} help={t(desk.creditCodeHelp)} wrong={wrong("creditCode")} required autoCapitalize="characters" spellCheck={false} testid="customer-credit-code" />
          <TextField label={t(desk.firmName)} value={of.name} change={set("name")} help={t(desk.firmNameHelp)} wrong={wrong("name")} required maxLength={120} testid="customer-name" />
          <Industries value={of.industry} choose={set("industry")} wrong={wrong("industry")} />
          <TextField label={t(desk.address)} value={of.address} change={set("address")} wrong={wrong("address")} required maxLength={200} testid="customer-address" />
          <DateInput label={t(desk.registeredOn)} value={of.registeredOn} max={today} change={set("registeredOn")} testid="customer-registered-on" />
          {wrong("registeredOn") !== null && <div className="help bad">{wrong("registeredOn")}</div>}
          <TextField label={t(desk.staffCount)} value={of.staff} change={(v) => set("staff")(v.replace(/\s/g, ""))} wrong={staffWrong ? t(desk.staffCountWrong) : wrong("staff")} required inputMode="numeric" testid="customer-staff" />
          <MoneyInput label={t(desk.revenueYearly)} value={of.revenueYearly} change={set("revenueYearly")} testid="customer-revenue" />
          <MoneyInput label={t(desk.assets)} value={of.assets} change={set("assets")} testid="customer-assets" />
        </section>
        <section className="card stack">
          <h2>{t(desk.newCustomerWho)}</h2>
          <TextField label={t(desk.personName)} value={of.person} change={set("person")} wrong={wrong("person")} required maxLength={60} autoComplete="off" testid="customer-person" />
          <TextField label={t(desk.idNumber)} value={of.idNumber} change={(v) => set("idNumber")(v.toUpperCase().replace(/\s/g, ""))} help={t(desk.idNumberHelp)} wrong={wrong("idNumber")} required autoComplete="off" spellCheck={false} testid="customer-id-number" />
          <TextField label={t(desk.phone)} value={of.phone} change={(v) => set("phone")(v.replace(/\s/g, ""))} help={t(desk.phoneHelp)} wrong={wrong("phone")} required inputMode="tel" autoComplete="off" testid="customer-phone" />
          <h2>{t(desk.newCustomerOwner)}</h2>
          <TextField label={t(desk.fullName)} value={of.owner} change={set("owner")} wrong={wrong("owner")} maxLength={120} autoComplete="off" testid="customer-owner" />
          <TextField label={t(desk.share)} value={of.share} change={(v) => set("share")(v.replace(/\s/g, ""))} wrong={shareWrong ? t(desk.shareWrong) : wrong("share")} inputMode="decimal" testid="customer-share" />
          <CommandFoot
            problem={at === undefined ? register.error : null}
            busy={register.isPending}
            disabled={missing || staffWrong || shareWrong}
            text={t(desk.register, { name: of.name.trim() })}
            act={() => register.mutate(body(of))}
            testid="register-customer"
          />
          <Link to="/o/customers" className="c">
            {t(common.back)}
          </Link>
        </section>
      </div>
    </>
  );
}

const body = (of: typeof empty): unknown => ({
  creditCode: of.creditCode,
  name: of.name.trim(),
  industry: of.industry,
  address: of.address.trim(),
  registeredOn: of.registeredOn,
  staff: Number(of.staff),
  revenueYearly: cny(of.revenueYearly),
  assets: cny(of.assets),
  legalRepresentative: { name: of.person.trim(), idNumber: of.idNumber, phone: of.phone },
  owners: of.owner.trim() === "" ? [] : [{ name: of.owner.trim(), kind: "PERSON", share: Big(of.share).div(100).toString() }],
});

function Industries({ value, choose, wrong }: { value: string; choose: (code: string) => void; wrong: string | null }) {
  const { t } = useLanguage();
  const id = useId();
  const industries = useGet<Industry[]>("/industries", { fresh: 3_600_000 });
  return (
    <div>
      <label className="label" htmlFor={id}>
        {t(desk.industry)}
      </label>
      <select id={id} className={`field ${wrong === null ? "" : "wrong"}`} value={value} onChange={(e) => choose(e.target.value)} data-testid="customer-industry">
        <option value="">{t(desk.choose)}</option>
        {(industries.data ?? []).map((i) => (
          <option key={i.code} value={i.code}>
            {i.code} {t(i.name)}
          </option>
        ))}
      </select>
      {wrong !== null && <div className="help bad">{wrong}</div>}
    </div>
  );
}

function Done({ enterprise: e, again }: { enterprise: Enterprise; again: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <PageHead title={e.name} />
      <section className="card stack" style={{ maxWidth: 640 }}>
        <Note tone="good" icon="check">
          <span data-testid="registered">{t(desk.newCustomerDone)}</span>
        </Note>
        <BusinessFacts of={e} />
        <div className="row wrap">
          <Link to={`/o/customers/${e.id}`} className="btn pri">
            {t(desk.newCustomerOpen)}
          </Link>
          <button type="button" className="btn" onClick={again}>
            {t(desk.registerCustomer)}
          </button>
        </div>
      </section>
    </>
  );
}
