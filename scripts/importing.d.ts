import type { Plugin } from 'rolldown'

export declare const importing: Plugin
