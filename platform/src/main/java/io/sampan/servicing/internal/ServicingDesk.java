package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.TransferId;
import io.sampan.servicing.Contract;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractQuery;
import io.sampan.servicing.DayClose;
import io.sampan.servicing.DayStatus;
import io.sampan.servicing.Dues;
import io.sampan.servicing.Effect;
import io.sampan.servicing.NewContract;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.ReceiptPreview;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentQuote;
import io.sampan.servicing.RepaymentRequest;
import io.sampan.servicing.Servicing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers at the door of servicing. */
@Service
class ServicingDesk implements Servicing {

    private final Booking booking;
    private final Store store;
    private final Changes changes;
    private final Collections collections;
    private final Listing listing;
    private final Quotes quotes;
    private final Receipts receipts;
    private final DayClosing closing;
    private final Closings closings;
    private final TodayFigures today;
    private final BusinessDay businessDay;
    private final Access access;

    ServicingDesk(
            Booking booking,
            Store store,
            Changes changes,
            Collections collections,
            Listing listing,
            Quotes quotes,
            Receipts receipts,
            DayClosing closing,
            Closings closings,
            TodayFigures today,
            BusinessDay businessDay,
            Access access) {
        this.booking = booking;
        this.store = store;
        this.changes = changes;
        this.collections = collections;
        this.listing = listing;
        this.quotes = quotes;
        this.receipts = receipts;
        this.closing = closing;
        this.closings = closings;
        this.today = today;
        this.businessDay = businessDay;
        this.access = access;
    }

    @Override
    @Transactional
    public ContractId book(NewContract contract) {
        return booking.book(contract);
    }

    @Override
    @Transactional(readOnly = true)
    public Contract contract(ContractId id, LocalDate asOf) {
        var held = seen(store.find(id));
        return Shown.contract(held, changes.state(held, asOf), collections.of(id));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<ContractLine> contracts(ContractQuery query) {
        return listing.contracts(query);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ContractLine> of(EnterpriseId enterprise, LocalDate on) {
        return listing.of(enterprise, on);
    }

    @Override
    @Transactional(readOnly = true)
    public RepaymentQuote quote(
            ContractId id,
            RepaymentKind kind,
            Optional<Money> amount,
            Effect effect,
            LocalDate on) {
        return quotes.quote(seen(store.find(id)), kind, amount, effect, on);
    }

    @Override
    @Transactional
    public TransferId repay(ContractId id, RepaymentRequest request, LocalDate on) {
        var held = seen(store.findToChange(id));
        var quote = quotes.quote(held, request.kind(), request.amount(), request.effect(), on);
        if (!quote.amount().equals(request.amountShown())) {
            throw Problem.of("SMP-SRV-0412")
                    .field("amountShown")
                    .with("shown", request.amountShown().amount())
                    .with("now", quote.amount().amount());
        }
        return collections.start(
                held,
                request.kind(),
                request.effect(),
                quote.amount().minor(),
                request.account(),
                on);
    }

    @Override
    @Transactional
    public Receipt receive(
            ContractId id, Money amount, LocalDate valueDate, String note, LocalDate on) {
        return receipts.receive(id, amount, valueDate, note, on);
    }

    @Override
    @Transactional(readOnly = true)
    public ReceiptPreview previewReceipt(
            ContractId id, Money amount, LocalDate valueDate, LocalDate on) {
        return receipts.preview(id, amount, valueDate, on);
    }

    @Override
    @Transactional(readOnly = true)
    public ReceiptPreview previewReversal(ContractId id, UUID receipt, LocalDate on) {
        return receipts.previewReversal(id, receipt, on);
    }

    @Override
    @Transactional
    public UUID proposeReversal(ContractId id, UUID receipt, String reason, LocalDate on) {
        return receipts.proposeReversal(id, receipt, reason, on);
    }

    @Override
    public DayClose endOfDay() {
        return closing.endOfDay();
    }

    @Override
    public DayClose endOfDay(LocalDate day) {
        return closing.endOfDay(day);
    }

    @Override
    @Transactional(readOnly = true)
    public DayStatus day() {
        var unfinished = closings.unfinished();
        var last = closings.last().orElse(null);
        var shown = unfinished.map(Closings.Begun::day);
        if (shown.isEmpty() && last != null) {
            shown = Optional.of(last.date());
        }
        return new DayStatus(
                businessDay.today(),
                last,
                shown.map(closings::report).orElse(List.of()),
                shown.map(closings::setAside).orElse(List.of()),
                unfinished.isPresent());
    }

    @Override
    @Transactional(readOnly = true)
    public Dues today(LocalDate day) {
        return today.on(day);
    }

    @Override
    @Transactional(readOnly = true)
    public Money exposure(EnterpriseId enterprise) {
        return listing.exposure(enterprise);
    }

    /** A borrower sees his own contracts only; another's does not exist for him. */
    private Held seen(Optional<Held> held) {
        var found = held.orElseThrow(Receipts::unknown);
        access.requireEnterprise(found.enterprise().value());
        return found;
    }
}
