export { TeamsLayout as default } from '../../../../../../_place-holders/holders-layout.tsx';
