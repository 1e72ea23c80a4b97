/** What all layers share: view definitions, events, aggregates and the cut protocol's values. Knows no engine and no store. */
package braid.core;
