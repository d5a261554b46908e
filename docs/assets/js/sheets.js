// Starts what a page of sheets has: the print edition and the official form.
import { startDesk } from "./sheets/desk.js";

startDesk();
