package braid.service.access;

import braid.core.view.EnvironmentName;
import braid.service.settings.Settings;
import java.net.http.HttpRequest;

/**
 * The key that this process shows to services ({@code api.key}, {@code BRAID_API_KEY}).
 *
 * @param key empty for none
 */
public record OwnKey(String key) {
    private static final String SETTING = "api.key";

    public static OwnKey of(Settings settings) {
        return new OwnKey(settings.text(SETTING));
    }

    /** The key that the environment alone says, for programs that read no settings. */
    public static OwnKey ofEnvironment() {
        String key = System.getenv(EnvironmentName.of(SETTING));
        return new OwnKey(key == null ? "" : key.trim());
    }

    /** Adds the key to a request. */
    public HttpRequest.Builder sign(HttpRequest.Builder request) {
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return key.isEmpty() ? "no key" : "a key";
    }
}
