// Puts the page together. Each section lives in its own file; they share the live feed and nothing else.
import { startHeader } from './header.js';
import { startPipeline } from './pipeline.js';
import { startSegments } from './segments.js';
import { startViews } from './views.js';
import { startQuery } from './query.js';
import { startDrills } from './drills.js';
import { startLive } from './live.js';
import { startPopovers } from './popover.js';
import { startScores } from './scores.js';
import { startTabs } from './tabs.js';
import { startTerms } from './terms.js';
import { startTour } from './tour.js';

startHeader();
startPipeline();
startSegments();
startViews();
startQuery();
startDrills();
startScores();
startPopovers();
startTerms();
startTabs();
startTour();
startLive();
