// Starts what every page has; each part finds its own elements and does nothing without them.
import { startMenu } from "./menu.js";
import { startScheme } from "./scheme.js";
import { startTerms } from "./terms.js";
import { startViews } from "./views.js";

startViews();
startScheme();
startMenu();
startTerms();
