#!/usr/bin/env node
/** x */
export {}
