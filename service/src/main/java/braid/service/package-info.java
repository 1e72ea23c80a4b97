/**
 * What every Braid process has: {@link braid.service.settings.Settings} and a {@link braid.service.StatusEndpoint}.
 *
 * <p>Knows no layer, no store and no engine.
 */
package braid.service;
