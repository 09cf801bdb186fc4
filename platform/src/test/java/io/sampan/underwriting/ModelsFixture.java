package io.sampan.underwriting;

/** Models as {@code model train} writes them, small enough to read. */
final class ModelsFixture {

    private ModelsFixture() {}

    /** A points table of two features of the catalogue; the base tells one from another. */
    static String aModel(int base) {
        return aModel(base, "sales_mean");
    }

    static String aModel(int base, String column) {
        return """
        {"target":"ended","positive":"bad","version":"scorecard-%d","scaling":{"points":600,"odds":50.0,"double":20.0},
         "base":%d,"features":[
          {"name":"%s","bands":[{"missing":true,"points":-10,"share":0.1},{"below":50000.0,"points":-20,"share":0.4},{"points":15,"share":0.5}]},
          {"name":"largest_buyer_share","bands":[{"missing":true,"points":0,"share":0.1},{"below":0.5,"points":10,"share":0.5},{"points":-12,"share":0.4}]}],
         "calibration":{"slope":1.0,"shift":0.0},
         "encodings":[{"column":"%s","kind":"NUMBER","ranks":{}},{"column":"largest_buyer_share","kind":"NUMBER","ranks":{}}]}
        """
                .formatted(base, base, column, column);
    }

    /** Trees that ask the same: boosted models are kept and replayed the same way. */
    static String boosted(double start) {
        return """
        {"target":"ended","positive":"bad","version":"boosted-%s","scaling":{"points":600,"odds":50.0,"double":20.0},
         "start":%s,"slope":1.0,"shift":0.0,"features":[
          {"name":"sales_mean","direction":"MORE_IS_BETTER","cuts":[50000.0],"shares":[0.1,0.4,0.5]}],
         "trees":[[[0,50000.0,1,2,true,10.0],[0.4,5.0],[-0.3,5.0]]],
         "calibration":{"slope":1.0,"shift":0.0},
         "encodings":[{"column":"sales_mean","kind":"NUMBER","ranks":{}}]}
        """
                .formatted(start, start);
    }

    /** A report of a validation out of time, without a flag. */
    static String aReport() {
        return aReport("[]");
    }

    /** A report that flags columns. */
    static String aReport(String flags) {
        return """
        {"data_sha256":"%s","seed":1,"rows":3000,"flags":%s,
         "validation":{"auc":0.71,"auc_se":0.02,"ks":0.33,"brier":0.1,"split":"out of time: learnt from the earlier 2100 rows"}}
        """
                .formatted("a".repeat(64), flags);
    }

    /** The reason that flags of somebody else's figures are lifted for. */
    static final String REASON = "measured again by hand on our own book";
}
