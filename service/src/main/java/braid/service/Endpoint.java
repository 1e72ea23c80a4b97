package braid.service;

import braid.service.access.ApiKeys;
import braid.service.access.Role;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;

/**
 * Where a service listens and who may ask it.
 *
 * @param keys that it knows
 */
public record Endpoint(String host, int port, ApiKeys keys) {
    /**
     * That of the layer whose settings begin with {@code layer}.
     *
     * @param purpose what it is there for
     * @throws SettingException if other machines could reach it without a key
     */
    public static Endpoint of(Settings settings, String layer, Role purpose) {
        String host = layer + ".host";
        return new Endpoint(
                settings.text(host), settings.integer(layer + ".port"), ApiKeys.of(settings, host, purpose));
    }
}
