/** The command {@code send} and its options. Read {@link braid.tools.send.SendTool} first. */
package braid.tools.send;
