/** The speed layer on Storm: a Trident batch is a range of offsets, so it is a delta. Read {@link braid.engine.storm.DeltaTopology} first. */
package braid.engine.storm;
