package io.sampan.underwriting.internal.web;

import io.sampan.access.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;
import org.springframework.web.multipart.MultipartFile;

/**
 * A model's folder as a browser sends it: a zip with {@code model.json} and {@code report.json}, or
 * {@code model.json} alone.
 *
 * @param report empty when there is none
 */
record ModelFiles(String model, String report) {

    /** The largest text of a model or a report: trees of a large table take a few megabytes. */
    private static final int BYTES_MAX = 64 * 1024 * 1024;

    private static final int ENTRIES_MAX = 100;

    static ModelFiles of(MultipartFile file) {
        try {
            var bytes = file.getBytes();
            boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
            return zip ? unpacked(bytes) : new ModelFiles(text(bytes), "");
        } catch (IOException e) {
            throw Problem.of("SMP-IN-0004", e).field("file").with("name", "file");
        }
    }

    private static ModelFiles unpacked(byte[] zip) throws IOException {
        var model = "";
        var report = "";
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int seen = 0;
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++seen > ENTRIES_MAX) {
                    throw refused("more than " + ENTRIES_MAX + " files");
                }
                var name = entry.getName().replaceFirst("^.*/", "");
                if (name.equals("model.json") || name.equals("report.json")) {
                    var bytes = in.readNBytes(BYTES_MAX + 1);
                    if (name.equals("model.json")) {
                        model = text(bytes);
                    } else {
                        report = text(bytes);
                    }
                }
            }
        }
        if (model.isEmpty()) {
            throw refused("model.json");
        }
        return new ModelFiles(model, report);
    }

    private static String text(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw refused("more than " + BYTES_MAX / 1024 / 1024 + " MB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Problem refused(String reason) {
        return Problem.of("SMP-UND-0702").field("file").with("reason", reason);
    }

    /** Tells one upload from another without keeping it. */
    static String sha256(MultipartFile file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes()));
        } catch (IOException e) {
            throw Problem.of("SMP-IN-0004", e).field("file").with("name", "file");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
