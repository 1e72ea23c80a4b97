package braid.launcher.pipeline;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Definition;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A pipeline file that has been compiled, so that a mistake in it is told before anything is started or stopped. What a home's state was
 * computed by has been compiled once, and is so again only where somebody asks what is in it: a process that died has not to wait for that.
 */
public final class CheckedPipeline {
    private final Path file;
    private final String digest;
    private braid.core.view.Pipeline pipeline;

    private CheckedPipeline(Path file, String digest, braid.core.view.Pipeline pipeline) {
        this.file = file;
        this.digest = digest;
        this.pipeline = pipeline;
    }

    /**
     * Compiles a file.
     *
     * @throws braid.core.sql.mistake.SqlMistake with line, column and the nearest right thing
     * @throws Failure if the file cannot be read as text
     */
    public static CheckedPipeline compile(Path file) {
        byte[] bytes = bytes(file);
        return new CheckedPipeline(file, digest(bytes), compile(file, bytes));
    }

    /** A file that was compiled before, as it is now. */
    static CheckedPipeline known(Path file, String digest) {
        return new CheckedPipeline(file, digest, null);
    }

    private static braid.core.view.Pipeline compile(Path file, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Failure(file + " is not text in UTF-8, as a pipeline file is. Save it as UTF-8.");
        }
        return PipelineCompiler.compile(file.getFileName().toString(), text);
    }

    public Path file() {
        return file;
    }

    public braid.core.view.Pipeline pipeline() {
        if (pipeline == null) {
            pipeline = compile(file, bytes(file));
        }
        return pipeline;
    }

    /** Of the file's bytes, to tell later whether it was edited. */
    public String digest() {
        return digest;
    }

    /** What stands for the file's bytes as they are now. */
    static String digestOf(Path file) {
        return digest(bytes(file));
    }

    Definition definition() {
        return Definition.of(pipeline());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("The pipeline file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 in hexadecimal digits. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
