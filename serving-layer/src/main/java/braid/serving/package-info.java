/**
 * The serving layer: one exact answer from the batch views and the real-time views. {@link braid.serving.Main} starts it; read
 * {@link braid.answer.read.MergedReader} for the protocol.
 */
package braid.serving;
