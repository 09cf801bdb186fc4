import { useState } from "react";
import { useGet } from "../api/hooks";
import type { Enterprise } from "../api/types";
import { day } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Dialog, Segmented } from "../parts/controls";
import { Icon } from "../parts/icon";
import { PasswordForm, useMe, useSignOut, useSpeak } from "../parts/session";
import { setTheme, theme, type Theme } from "../parts/theme";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { Accounts } from "./accounts";
import { BusinessFacts } from "../parts/business-facts";
import { ConsentSwitches } from "./consent-switches";
import { PhonePage } from "./shell";

export function Component() {
  const { t, language } = useLanguage();
  const me = useMe();
  const firm = useGet<Enterprise>(me.enterprise === null ? null : `/enterprises/${me.enterprise}`);
  return (
    <PhonePage title={t(phone.tabMe)} tabs>
      <div className="pad stack wide">
        <Loaded of={firm} shape="tall,tall">
          {(e) => (
            <>
              <section className="card">
                <div className="b" style={{ fontSize: 18 }}>
                  {e.name}
                </div>
                <p className="m s13">
                  {me.name} · {me.userName}
                  {e.customerSince !== null && ` · ${t(phone.meSince, { day: day(e.customerSince, language, "0") })}`}
                </p>
                <details className="fold" style={{ borderBottom: 0 }}>
                  <summary>
                    <span className="g1 b">{t(phone.meBusiness)}</span>
                    <Icon name="down" size="sm" tone="m" />
                  </summary>
                  <BusinessFacts of={e} />
                </details>
              </section>
              <section className="stack" id="consents">
                <h2>{t(phone.meConsents)}</h2>
                <ConsentSwitches enterprise={e.id} />
              </section>
              <section className="stack">
                <h2>{t(phone.meAccounts)}</h2>
                <Accounts enterprise={e.id} />
              </section>
            </>
          )}
        </Loaded>
        <Settings />
      </div>
    </PhonePage>
  );
}

function Settings() {
  const { t, language } = useLanguage();
  const speak = useSpeak();
  const signOut = useSignOut();
  const [now, setNow] = useState<Theme>(theme);
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  return (
    <section className="stack">
      <h2>{t(phone.meSettings)}</h2>
      <div className="card">
        <div className="li">
          <span className="g1">{t(common.language)}</span>
          <button type="button" className="btn" onClick={speak} lang={language === "zh" ? "en" : "zh-CN"} data-testid="language">
            {t(common.languageSwitch)}
          </button>
        </div>
        <div className="li wrap">
          <span className="g1">{t(common.theme)}</span>
          <div style={{ minWidth: 216 }}>
            <Segmented
              label={t(common.theme)}
              value={now}
              choose={(to) => {
                setTheme(to);
                setNow(to);
              }}
              options={(["auto", "light", "dark"] as const).map((v) => ({ value: v, text: t(common[v]), testid: `theme-${v}` }))}
            />
          </div>
        </div>
        <button type="button" className="li" onClick={() => setChanging(true)}>
          <span className="g1">{t(common.passwordChange)}</span>
          <Icon name="right" size="sm" tone="m" />
        </button>
        <button type="button" className="li" onClick={signOut} data-testid="sign-out">
          <span className="g1 riv">{t(common.signOut)}</span>
          <Icon name="out" size="sm" tone="m" />
        </button>
      </div>
      {changed && <Note tone="good">{t(common.passwordChanged)}</Note>}
      {changing && (
        <Dialog kind="sheet" title={t(common.passwordChange)} close={() => setChanging(false)}>
          <PasswordForm
            done={() => {
              setChanging(false);
              setChanged(true);
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
