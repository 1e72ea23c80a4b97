// Puts the page together. Each section lives in its own file; they share the live feed and nothing else.
import { startHeader } from './header.js';
import { startPipeline } from './pipeline.js';
import { startSegments } from './segments.js';
import { startViews } from './views.js';
import { startQuery } from './query.js';
import { startDrills } from './drills.js';
import { startLive } from './live.js';
import { startTabs } from './tabs.js';

startHeader();
startPipeline();
startSegments();
startViews();
startQuery();
startDrills();
startTabs();
startLive();
