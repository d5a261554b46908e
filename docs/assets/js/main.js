// Starts what every page has; each part finds its own elements and does nothing without them.
import { startMarks } from "./marks.js";
import { startMenu } from "./menu.js";
import { startPrint } from "./print.js";
import { startScheme } from "./scheme.js";
import { startSearch } from "./search.js";
import { startTerms } from "./terms.js";
import { startViews } from "./views.js";

startViews();
startScheme();
startMenu();
startMarks();
startTerms();
startSearch();
startPrint();
