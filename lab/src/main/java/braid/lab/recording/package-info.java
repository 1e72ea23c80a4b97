/** The events of a trial, made once and the same bytes for every architecture: {@link braid.lab.recording.Recording}. */
package braid.lab.recording;
