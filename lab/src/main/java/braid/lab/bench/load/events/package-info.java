/** Events as load: batches of clicks, a flow of them beside something else, probes that are looked for in answers. */
package braid.lab.bench.load.events;
