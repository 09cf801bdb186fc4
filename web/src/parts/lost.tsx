import { Link, useRouteError } from "react-router";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { Empty, Trouble } from "./answers";

export function NotFound() {
  const { t } = useLanguage();
  return (
    <main className="signin">
      <Empty icon="search" text={t(common.notFound)}>
        <Link to="/" className="btn">
          {t(common.toStart)}
        </Link>
      </Empty>
    </main>
  );
}

/** A page that broke: reading it again is safe. */
export function PageTrouble() {
  const error = useRouteError();
  return (
    <main className="signin">
      <Trouble problem={error instanceof Error ? error : new Error(String(error))} retry={() => location.reload()} />
    </main>
  );
}
