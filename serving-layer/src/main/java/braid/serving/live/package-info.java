/**
 * What all open pages see, once a second: one {@link braid.serving.live.Sampler} takes one snapshot for all of them, and each gets the
 * newest one when its connection can take it. A slow page misses snapshots; it holds up neither the sampler nor another page.
 *
 * <p>Knows the other layers by the address of their {@code /status} only.
 */
package braid.serving.live;
