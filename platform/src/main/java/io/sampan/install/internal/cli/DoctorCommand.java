package io.sampan.install.internal.cli;

import io.sampan.install.internal.Doctor;
import io.sampan.install.internal.Home;
import io.sampan.install.internal.ServerOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan doctor}: what this machine lacks, for people and as JSON. */
@Command(
        name = "doctor",
        description = "Says what this machine lacks; JSON on standard output, exit 1 if something.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        List<Doctor.Finding> findings = new Doctor(Home.inUse(), options).examine();
        for (var finding : findings) {
            System.err.println(
                    (finding.ok() ? "ok       " : "MISSING  ")
                            + finding.name()
                            + ": "
                            + finding.found());
        }
        boolean healthy = findings.stream().allMatch(Doctor.Finding::ok);
        System.out.println(
                JsonMapper.shared().writeValueAsString(Map.of("ok", healthy, "checks", findings)));
        return healthy ? 0 : 1;
    }
}
