import "./style/page.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { teachRenderer } from "./card/registry.ts";
import { showTheme } from "./theme.ts";

showTheme();
teachRenderer();
const page = document.getElementById("page");
if (page) render(<App />, page);
