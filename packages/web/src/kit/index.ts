// The design system's door: pages import from here.
export { AsOfBanner } from './as-of-banner.tsx';
export { AsOfControl } from './as-of-control.tsx';
export { AttitudeChip, attitudes } from './attitude-chip.tsx';
export { type BulkAction, BulkBar } from './bulk-bar.tsx';
export { ButtonLink } from './button-link.tsx';
export { Chart } from './chart.tsx';
export { ColumnChooser, DensitySwitch } from './column-chooser.tsx';
export { DataTable } from './data-table.tsx';
export type { Column } from './data-table-columns.tsx';
export { addDays, addMonths, daysBetween, nextWeekday } from './days.ts';
export { DepthChip, depths } from './depth-chip.tsx';
export { DockedPanel, PanelLayout } from './docked-panel.tsx';
export { Door, DoorIf } from './door.tsx';
export { Explanation, type ExplanationItem } from './explanation.tsx';
export { ActionProblem, Failure, shownProblem } from './failure.tsx';
export { type Figure, Figures } from './figures.tsx';
export { FileDrop } from './file-drop.tsx';
export { AddFilterChip, FilterChip } from './filter-chip.tsx';
export { formatBytes } from './format-bytes.ts';
export { formatDate } from './format-date.ts';
export { formatDuration } from './format-duration.ts';
export { formatMoney } from './format-money.ts';
export { formatNumber } from './format-number.ts';

export { type HealthBand, HealthChip } from './health-chip.tsx';
export { KeyHints, ListKeyHints, listKeys } from './key-hints.tsx';
export { Money } from './money.tsx';
export { OfflineBanner } from './offline-banner.tsx';
export { PageHead } from './page-head.tsx';
export { paretoCurve } from './pareto.ts';
export { ParetoChart } from './pareto-chart.tsx';

export { placeIssues } from './place-issues.ts';
export { changePreferences, type Preferences, preferences, usePreferences } from './preferences.ts';
export { ProblemNote } from './problem-note.tsx';
export { ProgressLine } from './progress-line.tsx';

export { RelativeTime } from './relative-time.tsx';
export { RichText } from './rich-text.tsx';

export { SegmentLinks } from './segments.tsx';
export { SkeletonRows } from './skeleton-rows.tsx';
export { Spark } from './spark.tsx';
export { StageChip } from './stage-chip.tsx';
export { EmptyState, ErrorState, ForbiddenState } from './states.tsx';
export { StepBar } from './step-bar.tsx';
export { type ChartColours, ThemeProvider, useTheme } from './theme.tsx';
export { TierChip } from './tier-chip.tsx';
export { TierPyramid } from './tier-pyramid.tsx';
export { tone } from './tone.ts';
export { type Undoable, UndoToast } from './undo-toast.tsx';
export { type Urgency, UrgencyBars } from './urgency-bars.tsx';
export { useKeys } from './use-keys.ts';
export { DOCKED, PHONE, useMedia } from './use-media.ts';
