import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { ActionProblem } from '../../kit/index.ts';

interface PlaceProblemsProps {
  error: unknown;
  name: string;
}

/** What keeps a template from being used, by sheet and cell; any other refusal in its own words. */
export function PlaceProblems({ error, name }: PlaceProblemsProps) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const places = problem?.code.startsWith('workbook.') ? (problem.issues ?? []).filter(({ path }) => path.length === 2) : [];
  if (!places.length) return <ActionProblem error={error} />;
  const said = problem?.code === 'workbook.cannot_fill' ? 'excel.cannot' : 'excel.refused';
  return (
    <div className="placeProblems" role="alert">
      <p className="problemNote">{t(said, { name, count: places.length })}</p>
      <div className="placeTable">
        <table aria-label={t('excel.problems')}>
          <thead>
            <tr>
              <th scope="col">{t('excel.sheet')}</th>
              <th scope="col">{t('excel.cell')}</th>
              <th scope="col">{t('excel.what')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ path: [sheet, cell], message }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell may have several problems, and the list never changes
              <tr key={at}>
                <td>{sheet}</td>
                <td className="num">{cell}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
