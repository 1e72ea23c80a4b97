package braid.service;

import braid.core.view.EnvironmentName;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import java.net.URI;

/**
 * Where another service is asked: at its {@code url} key ({@code serving.url}), which names it across machines and containers, and
 * without one at its {@code host} and {@code port}, as on one machine.
 */
public final class ServiceAddress {
    private ServiceAddress() {}

    /**
     * @param service how the service's keys begin: ingest, speed, batch or serving
     * @return the address without a trailing slash
     * @throws SettingException if the url is not one of HTTP
     */
    public static URI of(Settings settings, String service) {
        String url = settings.text(service + ".url");
        if (url.isBlank()) {
            String host = settings.text(service + ".host");
            return URI.create("http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":"
                    + settings.integer(service + ".port"));
        }
        if (!url.matches("https?://[^/\\s]+/?")) {
            throw new SettingException(EnvironmentName.of(service + ".url") + " is '" + url
                    + "', but must be a scheme, a host and a port: http://serving-layer:29090");
        }
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}
