/**
 * The demo: a started stack, a feed of events, batch runs in between, and one merged view drawn while it grows.
 *
 * <p>Read {@link braid.cli.demo.Demo} first; {@link braid.cli.demo.Frame} is what is drawn. Asks only what any client may ask.
 */
package braid.cli.demo;
