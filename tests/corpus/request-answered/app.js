import "./part.js"
