package io.sampan.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Generates enterprises with invoices from a seed: the same seed, count and last day give the same
 * firms on every machine. Trade follows the shape of real small firms: lognormal size, seasons, a
 * few large buyers, about seven invoices in a hundred void, some red letters.
 */
final class Firms {

    private static final String[] PLACES = {
        "临江", "青竹", "云岭", "海盛", "桐里", "和顺", "清溪", "平湖", "石桥", "南浦", "西塘", "东港"
    };
    private static final String[] BRANDS = {
        "恒信", "德源", "金谷", "永泰", "宏达", "瑞丰", "盛世", "嘉禾", "同济", "万和", "华章", "新程", "景明", "百川", "松涛",
        "长青", "远航", "启明", "兴隆", "安泰"
    };
    private static final String[] SURNAMES = {
        "林", "周", "沈", "顾", "陆", "许", "何", "吕", "施", "孔", "严", "华", "金", "魏", "陶", "姜"
    };
    private static final String[] GIVEN = {
        "晓燕", "建国", "海涛", "丽华", "志强", "文静", "国平", "雪梅", "永明", "春兰", "立新", "玉珍", "家骏", "思远", "佩芳",
        "伟民"
    };
    private static final String[] BANKS = {"中国工商银行", "中国农业银行", "中国建设银行", "招商银行", "浙江网商银行"};

    /** Trade, industry code (GB/T 4754-2017 division), share of purchases in sales. */
    private record Trade(String word, String industry, double cost) {}

    private static final Trade[] TRADES = {
        new Trade("五金制品", "33", .68),
        new Trade("纺织", "17", .72),
        new Trade("食品", "14", .65),
        new Trade("建材贸易", "51", .84),
        new Trade("日用品商行", "52", .80),
        new Trade("物流", "54", .58),
        new Trade("餐饮管理", "62", .45),
        new Trade("软件科技", "65", .22),
        new Trade("机械设备", "34", .66),
        new Trade("装饰工程", "50", .62)
    };

    private final SplittableRandom random;
    private final LocalDate lastDay;
    private int invoiceNumber = 10_000_000;

    private Firms(long seed, LocalDate lastDay) {
        this.random = new SplittableRandom(seed);
        this.lastDay = lastDay;
    }

    /**
     * The population.
     *
     * @param lastDay the last day an invoice may carry
     * @param months how far back trade is known for the older firms
     */
    static List<Firm> generate(long seed, int count, LocalDate lastDay, int months) {
        var firms = new Firms(seed, lastDay);
        var all = new ArrayList<Firm>(count);
        for (int i = 0; i < count; i++) {
            all.add(firms.firm(i, months));
        }
        return List.copyOf(all);
    }

    /** The code of a firm; it does not depend on the seed. */
    static String creditCode(int number) {
        return Numbers.creditCode(100_000 + number * 37);
    }

    /** Some accounts behave badly at the simulated bank: no funds, closed, slow. */
    private static int tail(int number) {
        if (number < Demo.SIGN_INS) {
            return 1000 + number * 3;
        }
        if (Exhibits.isOne(number)) {
            return Exhibits.tail(number, 1000 + number * 3);
        }
        if (Repayments.paysAtTheDesk(number)) {
            return 9002;
        }
        return number % 67 == 9 ? 9001 : number % 41 == 5 ? 9003 : 1000 + number * 3;
    }

    private Firm firm(int number, int months) {
        var trade = TRADES[number % TRADES.length];
        double chance = random.nextDouble();
        double quality = Exhibits.isOne(number) ? .9 + .1 * chance : chance;
        var name =
                pick(PLACES)
                        + BRANDS[(number / TRADES.length + number) % BRANDS.length]
                        + trade.word()
                        + "有限公司";
        var born =
                LocalDate.of(
                        1962 + random.nextInt(36), 1 + random.nextInt(12), 1 + random.nextInt(28));
        double sales = Math.exp(10.8 + 2.1 * quality + gaussian() * .45);
        return new Firm(
                number,
                name,
                creditCode(number),
                trade.industry(),
                pick(PLACES) + "市" + pick(PLACES) + "路" + (1 + random.nextInt(300)) + "号",
                lastDay.minusMonths(months + 6L + random.nextInt(90)).minusDays(random.nextInt(28)),
                3 + (int) (sales / 60_000) + random.nextInt(12),
                pick(SURNAMES) + pick(GIVEN),
                Numbers.idNumber(born, number * 7 + 11),
                "199" + "%08d".formatted(10_000_000 + number * 7919),
                pick(BANKS),
                Numbers.card(number, tail(number)),
                quality,
                trade(trade, quality, sales, months));
    }

    private List<Firm.TradeInvoice> trade(Trade trade, double quality, double sales, int months) {
        var invoices = new ArrayList<Firm.TradeInvoice>();
        int buyers = 2 + (int) (quality * 14) + random.nextInt(4);
        int suppliers = 2 + random.nextInt(8);
        double growth = (quality - .42) * .022;
        double phase = random.nextDouble() * 12;
        int known = Math.max(9, months - random.nextInt(months / 2));
        for (int month = known; month >= 0; month--) {
            var first = lastDay.minusMonths(month).withDayOfMonth(1);
            double level =
                    sales
                            * Math.exp(growth * (known - month))
                            * (1 + .18 * Math.sin((first.getMonthValue() + phase) * Math.PI / 6))
                            * Math.exp(gaussian() * (.34 - .2 * quality));
            boolean idle = random.nextDouble() > .80 + .2 * quality;
            int sold = idle ? 0 : 2 + (int) (3 + 6 * quality + random.nextInt(4));
            invoices(invoices, true, first, level, sold, buyers);
            invoices(
                    invoices, false, first, level * trade.cost(), Math.max(1, sold - 2), suppliers);
        }
        invoices.removeIf(invoice -> invoice.date().isAfter(lastDay));
        return invoices;
    }

    private void invoices(
            List<Firm.TradeInvoice> all,
            boolean sale,
            LocalDate month,
            double level,
            int count,
            int partners) {
        for (int i = 0; i < count; i++) {
            double amount = level / count * (.4 + 1.2 * random.nextDouble());
            boolean red = random.nextDouble() < .015;
            long minor = Math.round(amount * (red ? -20 : 100));
            int partner = (int) (partners * Math.pow(random.nextDouble(), 2.2));
            all.add(
                    new Firm.TradeInvoice(
                            sale,
                            Integer.toString(invoiceNumber++),
                            month.plusDays(random.nextInt(month.lengthOfMonth())),
                            (sale ? "B" : "S") + "%05d".formatted(partner * 131 + partners),
                            minor,
                            Math.round(minor * .06),
                            random.nextDouble() < .065));
        }
    }

    private double gaussian() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
