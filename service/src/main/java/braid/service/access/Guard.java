package braid.service.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether a request may go on: it has a key of the role that it needs, and it does not come from another site's page.
 *
 * <p>A key comes as {@code Authorization: Bearer KEY}, as {@code X-API-Key: KEY}, or as the password of {@code Authorization: Basic},
 * which is how a browser and a JDBC client send it. Paths under {@code /health} are open, because they say nothing but yes or no.
 */
public final class Guard {
    /** What a browser is told, so that it asks its user for the key. */
    public static final String CHALLENGE =
            "Basic realm=\"Braid: any name, and the API key as the password\", charset=\"UTF-8\"";

    private static final String OPEN = "/health/";

    private final ApiKeys keys;
    private final Set<String> friends;

    /** A guard that lets no other site's page send anything. */
    public Guard(ApiKeys keys) {
        this(keys, Set.of());
    }

    /**
     * @param friends other sites whose pages may send, as a browser names them: {@code https://app.example.com}
     */
    public Guard(ApiKeys keys, Set<String> friends) {
        this.keys = keys;
        this.friends = Set.copyOf(friends);
    }

    /** Why a request is refused, as a problem; status 401 or 403. */
    public record Refusal(int status, String title, String detail) {}

    /**
     * @param path without the query
     * @param needed the role that the request needs
     * @param header gives a header by its name, or {@code null}
     * @return {@code null} when the request may go on
     */
    public Refusal check(String method, String path, Role needed, Function<String, String> header) {
        if (isFromAnotherSite(method, header)) {
            return new Refusal(
                    403,
                    "Not from another site's page",
                    "The request comes from a page of " + header.apply("Origin")
                            + "; only pages of this service may send to it. Programs send no Origin header.");
        }
        if (!keys.areRequired() || path.startsWith(OPEN)) {
            return null;
        }
        String given = given(header);
        if (given == null) {
            return new Refusal(
                    401,
                    "A key is needed",
                    "Send a key with the role " + needed.word()
                            + ": Authorization: Bearer KEY, or X-API-Key: KEY. The braid command takes it from BRAID_API_KEY.");
        }
        Set<Role> roles = keys.roles(given);
        if (roles.isEmpty()) {
            return new Refusal(
                    401, "The key is not known", "No key of this service is equal to the one that was sent.");
        }
        if (roles.stream().noneMatch(role -> role.includes(needed))) {
            return new Refusal(
                    403,
                    "The key does not allow this",
                    method + " " + path + " needs a key with the role " + needed.word() + " (" + needed.setting()
                            + ") or admin.");
        }
        return null;
    }

    private static String given(Function<String, String> header) {
        String key = header.apply("X-API-Key");
        String authorization = header.apply("Authorization");
        if (key != null || authorization == null) {
            return key;
        }
        int space = authorization.indexOf(' ');
        String rest = authorization.substring(space + 1).trim();
        return switch (authorization.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT)) {
            case "bearer" -> rest;
            case "basic" -> password(rest);
            default -> null;
        };
    }

    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A browser adds Origin to whatever a page sends; reading is kept from other sites by the browser, which asks for no CORS here. */
    private boolean isFromAnotherSite(String method, Function<String, String> header) {
        String origin = header.apply("Origin");
        if (origin == null || method.equals("GET") || method.equals("HEAD") || friends.contains(origin)) {
            return false;
        }
        try {
            return !String.valueOf(URI.create(origin).getAuthority()).equalsIgnoreCase(header.apply("Host"));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
