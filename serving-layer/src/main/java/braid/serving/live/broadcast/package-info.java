/** Server-sent events: who listens, and what each of them is sent. */
package braid.serving.live.broadcast;
