import { useState } from "react";
import { useGet } from "../api/hooks";
import type { Inclusion, Proofs, SealBlock, Sealed, TreeHead } from "../api/types";
import { count, moment } from "../money/format";
import { Empty, Loaded, Note, Trouble } from "../parts/answers";
import { BusyButton, TextField } from "../parts/controls";
import { climb, signed, type Step } from "../parts/merkle";
import { books } from "../words/books";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { BooksNav } from "./books-nav";
import { List } from "./list";
import { PageHead } from "./page";

/** The sealed history: its newest signed head, and whether a journal is in it, checked in this browser. */
export function Component() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const journal = filter("journal");
  const [typed, setTyped] = useState(journal);
  const sealed = useGet<Sealed>("/accounting/seals", { every: 10_000 });
  return (
    <>
      <PageHead title={t(books.sealed)} about={t(books.sealedHow)} />
      <BooksNav />
      <div className="cols aside">
        <div className="stack">
          <section className="card stack">
            <h2>{t(books.isSealed)}</h2>
            <form
              className="row wrap"
              style={{ alignItems: "flex-end" }}
              onSubmit={(e) => {
                e.preventDefault();
                setFilter("journal", typed.trim());
              }}
            >
              <div className="g1">
                <TextField label={t(books.journalNo)} value={typed} change={setTyped} testid="journal-id" />
              </div>
              <button type="submit" className="btn" data-testid="prove">
                {t(desk.findTitle)}
              </button>
            </form>
            {journal !== "" && <Proof key={journal} of={journal} />}
          </section>
          <Blocks />
        </div>
        <Loaded of={sealed} shape="tall">
          {(s) => (s.head === null ? <Empty text={t(books.notSealed)} /> : <Head of={s.head} keyText={`${s.key.algorithm} ${s.key.id}`} />)}
        </Loaded>
      </div>
    </>
  );
}

function Head({ of: head, keyText }: { of: TreeHead; keyText: string }) {
  const { t } = useLanguage();
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(head, null, 2))}`;
  return (
    <section className="card stack" data-testid="head">
      <h2>{t(books.sealedTo, { n: count(head.size) })}</h2>
      <dl className="facts">
        <dt>{t(books.signedAt)}</dt>
        <dd className="n">{moment(head.at)}</dd>
        <dt>{t(books.root)}</dt>
        <dd className="sha">{head.root}</dd>
        <dt>{t(books.key)}</dt>
        <dd className="sha">{keyText}</dd>
      </dl>
      <a className="btn" href={file} download={`sampan-head-${head.size}.json`}>
        {t(books.keepHead)}
      </a>
      <p className="s m">{t(books.keepHeadWhy)}</p>
    </section>
  );
}

function Blocks() {
  const { t } = useLanguage();
  return (
    <List<SealBlock>
      path="/accounting/seals/blocks"
      id={(b) => String(b.number)}
      empty={t(books.notSealed)}
      limit={20}
      testid="blocks"
      columns={[
        { head: t(books.block), cell: (b) => <span className="n">{count(b.number)}</span>, slot: "name" },
        { head: t(books.batches), cell: (b) => <span className="n">{`${count(b.fromBatch)} – ${count(b.throughBatch)}`}</span> },
        { head: t(books.lines), cell: (b) => count(b.head.size - b.first), right: true, slot: "amount" },
        { head: t(books.root), cell: (b) => <span className="sha">{b.head.root.slice(0, 16)}</span>, slot: "state" },
        { head: t(books.signedAt), cell: (b) => <span className="n">{moment(b.head.at)}</span>, slot: "date" },
      ]}
    />
  );
}

interface Verdict {
  steps: Step[] | null;
  rooted: boolean;
  signature: boolean | null;
}

function Proof({ of: journal }: { of: string }) {
  const proofs = useGet<Proofs>(`/accounting/journals/${encodeURIComponent(journal)}/proofs`);
  if (proofs.error !== null) return <Trouble problem={proofs.error} retry={() => void proofs.refetch()} />;
  return (
    <Loaded of={proofs} shape="line,line,tall">
      {(p) => (
        <div className="stack">
          {p.items.map((one) => (
            <One key={one.transfer} of={one} proofs={p} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function One({ of: one, proofs }: { of: Inclusion; proofs: Proofs }) {
  const { t } = useLanguage();
  const [verdict, setVerdict] = useState<Verdict | "busy" | null>(null);
  const check = async () => {
    setVerdict("busy");
    const steps = await climb(one.leaf, one.index, one.head.size, one.path);
    setVerdict({
      steps,
      rooted: steps?.at(-1)?.hash === one.head.root,
      signature: await signed(proofs.signedText, one.head.signature, proofs.key.spki),
    });
  };
  const done = verdict !== null && verdict !== "busy" ? verdict : null;
  return (
    <div className="stack" data-testid="proof">
      <p className="s m n">{t(books.leafNo, { n: count(one.index), block: count(one.block) })}</p>
      <pre className="json">{JSON.stringify(JSON.parse(one.leaf), null, 1)}</pre>
      {globalThis.crypto?.subtle === undefined ? (
        <Note tone="warn" icon="warn">
          {t(books.noCrypto)}
        </Note>
      ) : (
        <BusyButton busy={verdict === "busy"} className="btn pri" onClick={() => void check()} testid="check-proof">
          {t(books.prove)}
        </BusyButton>
      )}
      {done !== null && (
        <div className="stack" aria-live="polite">
          <Note tone={done.rooted ? "good" : "bad"} icon={done.rooted ? "check" : "warn"}>
            <b data-testid="proof-verdict">{done.rooted ? t(books.provedYes, { n: count(done.steps?.length ?? 0) }) : t(books.provedNo)}</b>
          </Note>
          <Note tone={done.signature === true ? "good" : done.signature === null ? "warn" : "bad"} icon={done.signature === true ? "check" : "warn"}>
            {t(done.signature === true ? books.signatureGood : done.signature === null ? books.signatureUnknown : books.signatureBad)}
          </Note>
          {done.steps !== null && (
            <>
              <h3>{t(books.path)}</h3>
              {done.steps.map((s, i) => (
                <div key={i} className="rule">
                  <span className="n m">{i}</span>
                  <span className="sha">{s.hash}</span>
                  <span className="s m">{t(s.beside === null ? books.leafHash : s.beside === "left" ? books.withLeft : books.withRight)}</span>
                </div>
              ))}
            </>
          )}
        </div>
      )}
    </div>
  );
}
