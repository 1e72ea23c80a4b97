/** Which SQL file a home computes, and whether that is what its state was computed by. Read {@link braid.launcher.pipeline.StackPipeline} first. */
package braid.launcher.pipeline;
